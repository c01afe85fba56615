import { wireContract } from './wire.contract.ts';
import { http } from './wires/http.ts';
import { rpc } from './wires/rpc.ts';
import { socket } from './wires/socket.ts';
import { websocket } from './wires/websocket.ts';

wireContract(http);
wireContract(socket);
wireContract(websocket);
wireContract(rpc);
