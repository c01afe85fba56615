environment  = "production"
domain       = "layers.example.com"
zone         = "example.com"
mail_from    = "Layers <no-reply@example.com>"
alarm_email  = "operators@example.com"
is_protected = true
nat_gateways = 2
api          = { cpu = 2048, memory = 4096, min = 2, max = 6 }
worker       = { cpu = 1024, memory = 2048, count = 2 }
mysql_pool   = 20
mysql = {
  instance_class  = "db.m7g.large"
  storage         = 100
  max_storage     = 1000
  max_connections = 400
  multi_az        = true
}
valkey = { node_type = "cache.t4g.small", nodes = 2 }
