environment  = "staging"
project      = "example-layers-staging"
domain       = "layers-staging.example.com"
mail_from    = "Layers <no-reply@example.com>"
alarm_email  = "operators@example.com"
is_protected = false
api          = { cpu = "1", memory = "2Gi", min = 1, max = 3 }
worker       = { cpu = "1", memory = "1Gi", count = 1 }
mysql_pool   = 10
mysql        = { tier = "db-custom-1-3840", storage = 20, max_connections = 120, is_regional = true }
valkey       = { node_type = "SHARED_CORE_NANO", replicas = 1 }
