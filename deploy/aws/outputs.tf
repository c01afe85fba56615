output "url" {
  description = "Where the service is."
  value       = "https://${var.domain}"
}

output "mysql" {
  description = "The host for DATABASE_URL."
  value       = aws_db_instance.main.address
}

output "mysql_admin_secret" {
  description = "The secret with the password of MySQL's admin, who creates the users of the service."
  value       = aws_db_instance.main.master_user_secret[0].secret_arn
}

output "valkey" {
  description = "The host for REDIS_URL."
  value       = aws_elasticache_replication_group.main.primary_endpoint_address
}

output "migrate" {
  description = "What `aws ecs run-task --cli-input-json` needs to migrate the database with the current image."
  value = jsonencode({
    cluster        = aws_ecs_cluster.main.name
    taskDefinition = aws_ecs_task_definition.main["migrate"].arn
    launchType     = "FARGATE"
    networkConfiguration = {
      awsvpcConfiguration = {
        subnets        = aws_subnet.private[*].id
        securityGroups = [aws_security_group.tasks.id]
      }
    }
  })
}
