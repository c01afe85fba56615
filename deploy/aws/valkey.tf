resource "aws_elasticache_subnet_group" "main" {
  name       = local.name
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_elasticache_parameter_group" "main" {
  name   = local.name
  family = "valkey8"

  # What does not fit is refused, instead of taking the place of something else.
  parameter {
    name  = "maxmemory-policy"
    value = "noeviction"
  }
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id       = local.name
  description                = "Short-lived state that the processes of ${local.name} share"
  engine                     = "valkey"
  engine_version             = "8.1"
  node_type                  = var.valkey.node_type
  num_cache_clusters         = var.valkey.nodes
  automatic_failover_enabled = var.valkey.nodes > 1
  multi_az_enabled           = var.valkey.nodes > 1
  parameter_group_name       = aws_elasticache_parameter_group.main.name
  subnet_group_name          = aws_elasticache_subnet_group.main.name
  security_group_ids         = [aws_security_group.stores["valkey"].id]
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  auth_token_wo              = var.valkey_token
  auth_token_wo_version      = var.valkey_token_version
  # Nothing in it is worth a backup.
  snapshot_retention_limit = 0
}
