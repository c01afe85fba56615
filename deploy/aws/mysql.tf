resource "aws_db_subnet_group" "main" {
  name       = local.name
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_db_parameter_group" "main" {
  name   = local.name
  family = "mysql8.4"

  dynamic "parameter" {
    for_each = {
      character_set_server     = "utf8mb4"
      collation_server         = "utf8mb4_0900_bin"
      require_secure_transport = "1"
    }

    content {
      name  = parameter.key
      value = parameter.value
    }
  }

  parameter {
    name         = "max_connections"
    value        = var.mysql.max_connections
    apply_method = "pending-reboot"
  }
}

resource "aws_db_instance" "main" {
  identifier                      = local.name
  engine                          = "mysql"
  engine_version                  = "8.4"
  instance_class                  = var.mysql.instance_class
  multi_az                        = var.mysql.multi_az
  storage_type                    = "gp3"
  storage_encrypted               = true
  allocated_storage               = var.mysql.storage
  max_allocated_storage           = var.mysql.max_storage
  db_name                         = "layers"
  username                        = "admin"
  manage_master_user_password     = true
  db_subnet_group_name            = aws_db_subnet_group.main.name
  vpc_security_group_ids          = [aws_security_group.stores["mysql"].id]
  parameter_group_name            = aws_db_parameter_group.main.name
  backup_retention_period         = var.is_protected ? 14 : 1
  copy_tags_to_snapshot           = true
  deletion_protection             = var.is_protected
  skip_final_snapshot             = !var.is_protected
  final_snapshot_identifier       = "${local.name}-final"
  enabled_cloudwatch_logs_exports = ["error", "slowquery"]
}
