environment  = "production"
project      = "example-layers-production"
domain       = "layers.example.com"
mail_from    = "Layers <no-reply@example.com>"
alarm_email  = "operators@example.com"
is_protected = true
api          = { cpu = "2", memory = "4Gi", min = 2, max = 12 }
worker       = { cpu = "1", memory = "2Gi", count = 2 }
mysql_pool   = 10
mysql        = { tier = "db-custom-4-15360", storage = 100, max_connections = 400, is_regional = true }
valkey       = { node_type = "STANDARD_SMALL", replicas = 1 }
