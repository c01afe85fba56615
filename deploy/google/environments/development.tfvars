environment  = "development"
project      = "example-layers-development"
domain       = "layers-development.example.com"
mail_from    = "Layers <no-reply@example.com>"
alarm_email  = "operators@example.com"
is_protected = false
api          = { cpu = "1", memory = "2Gi", min = 1, max = 2 }
worker       = { cpu = "1", memory = "1Gi", count = 1 }
mysql_pool   = 10
mysql        = { tier = "db-f1-micro", storage = 10, max_connections = 80, is_regional = false }
valkey       = { node_type = "SHARED_CORE_NANO", replicas = 0 }
