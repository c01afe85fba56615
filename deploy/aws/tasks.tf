locals {
  port = 3000

  environment = {
    NODE_ENV    = "production"
    HOST        = "0.0.0.0"
    PORT        = "3000"
    PUBLIC_URL  = "https://${var.domain}"
    TRUST_PROXY = "1"
    STORAGE_URL = "s3://${aws_s3_bucket.files.bucket}?region=${var.region}"
    MAIL_FROM   = var.mail_from
    MYSQL_POOL  = tostring(var.mysql_pool)
  }

  service_secrets = ["DATABASE_URL", "REDIS_URL", "JWT_PRIVATE_KEYS", "PASSWORD_PEPPER", "SMTP_URL"]

  processes = {
    api = {
      cpu       = var.api.cpu
      memory    = var.api.memory
      role      = "api"
      command   = null
      secrets   = local.service_secrets
      secret    = aws_secretsmanager_secret.service.arn
      execution = aws_iam_role.execution["service"].arn
      task      = aws_iam_role.task.arn
    }
    worker = {
      cpu       = var.worker.cpu
      memory    = var.worker.memory
      role      = "worker"
      command   = null
      secrets   = local.service_secrets
      secret    = aws_secretsmanager_secret.service.arn
      execution = aws_iam_role.execution["service"].arn
      task      = aws_iam_role.task.arn
    }
    migrate = {
      cpu       = 256
      memory    = 512
      role      = "all"
      command   = ["dist/cli/migrate.js"]
      secrets   = ["DATABASE_URL"]
      secret    = aws_secretsmanager_secret.migrate.arn
      execution = aws_iam_role.execution["migrate"].arn
      task      = null
    }
  }
}

resource "aws_ecs_task_definition" "main" {
  for_each                 = local.processes
  family                   = "${local.name}-${each.key}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = each.value.cpu
  memory                   = each.value.memory
  execution_role_arn       = each.value.execution
  task_role_arn            = each.value.task
  # Former versions are kept for rollbacks.
  skip_destroy = true

  runtime_platform {
    cpu_architecture        = "X86_64"
    operating_system_family = "LINUX"
  }

  # Uploads that are being inspected.
  volume {
    name = "data"
  }

  container_definitions = jsonencode([{
    name        = "layers"
    image       = var.image
    essential   = true
    command     = each.value.command
    stopTimeout = 15
    environment = [
      for name, value in merge(var.settings, local.environment, { ROLE = each.value.role }) :
      { name = name, value = value }
    ]
    secrets = [
      for name in each.value.secrets : { name = name, valueFrom = "${each.value.secret}:${name}::" }
    ]
    # ECS ignores the check of the image itself.
    healthCheck = each.key == "migrate" ? null : {
      command = ["CMD", "node", "--eval", "fetch('http://127.0.0.1:${local.port}/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
    }
    portMappings    = [{ containerPort = local.port }]
    mountPoints     = [{ sourceVolume = "data", containerPath = "/data" }]
    linuxParameters = { initProcessEnabled = true, capabilities = { drop = ["ALL"] } }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.main.name
        awslogs-region        = var.region
        awslogs-stream-prefix = each.key
      }
    }
  }])
}

resource "aws_cloudwatch_log_group" "main" {
  name              = local.name
  retention_in_days = 90
}
