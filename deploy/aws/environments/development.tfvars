environment  = "development"
domain       = "layers-development.example.com"
zone         = "example.com"
mail_from    = "Layers <no-reply@example.com>"
alarm_email  = "operators@example.com"
is_protected = false
nat_gateways = 1
api          = { cpu = 512, memory = 1024, min = 1, max = 2 }
worker       = { cpu = 256, memory = 512, count = 1 }
mysql_pool   = 10
mysql = {
  instance_class  = "db.t4g.micro"
  storage         = 20
  max_storage     = 50
  max_connections = 80
  multi_az        = false
}
valkey = { node_type = "cache.t4g.micro", nodes = 1 }
