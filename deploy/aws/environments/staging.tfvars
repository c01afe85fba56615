environment  = "staging"
domain       = "layers-staging.example.com"
zone         = "example.com"
mail_from    = "Layers <no-reply@example.com>"
alarm_email  = "operators@example.com"
is_protected = false
nat_gateways = 1
api          = { cpu = 1024, memory = 2048, min = 2, max = 3 }
worker       = { cpu = 512, memory = 1024, count = 1 }
mysql_pool   = 10
mysql = {
  instance_class  = "db.t4g.small"
  storage         = 20
  max_storage     = 100
  max_connections = 120
  multi_az        = true
}
valkey = { node_type = "cache.t4g.micro", nodes = 2 }
