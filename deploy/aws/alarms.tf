resource "aws_sns_topic" "alarms" {
  name = "${local.name}-alarms"
}

resource "aws_sns_topic_subscription" "alarms" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

# Lines of the log from the level error on.
resource "aws_cloudwatch_log_metric_filter" "errors" {
  name           = "errors"
  log_group_name = aws_cloudwatch_log_group.main.name
  pattern        = "{ $.level >= 50 }"

  metric_transformation {
    namespace = local.name
    name      = "errors"
    value     = "1"
  }
}

locals {
  load_balancer = { LoadBalancer = aws_lb.main.arn_suffix }
  mysql         = { DBInstanceIdentifier = aws_db_instance.main.identifier }
  valkey        = { ReplicationGroupId = aws_elasticache_replication_group.main.id }

  # Above `above` for so many minutes.
  alarms = {
    unavailable       = { namespace = "AWS/ApplicationELB", metric = "HTTPCode_Target_5XX_Count", statistic = "Sum", above = 20, minutes = 3, dimensions = local.load_balancer }
    no-tasks          = { namespace = "AWS/ApplicationELB", metric = "HTTPCode_ELB_5XX_Count", statistic = "Sum", above = 20, minutes = 3, dimensions = local.load_balancer }
    slow              = { namespace = "AWS/ApplicationELB", metric = "TargetResponseTime", statistic = "p99", above = 1, minutes = 3, dimensions = local.load_balancer }
    errors            = { namespace = local.name, metric = "errors", statistic = "Sum", above = 0, minutes = 1, dimensions = {} }
    mysql-cpu         = { namespace = "AWS/RDS", metric = "CPUUtilization", statistic = "Average", above = 80, minutes = 3, dimensions = local.mysql }
    mysql-connections = { namespace = "AWS/RDS", metric = "DatabaseConnections", statistic = "Maximum", above = var.mysql.max_connections * 0.9, minutes = 3, dimensions = local.mysql }
    valkey-memory     = { namespace = "AWS/ElastiCache", metric = "DatabaseMemoryUsagePercentage", statistic = "Maximum", above = 80, minutes = 3, dimensions = local.valkey }
  }
}

resource "aws_cloudwatch_metric_alarm" "main" {
  for_each            = local.alarms
  alarm_name          = "${local.name}-${each.key}"
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic  = startswith(each.value.statistic, "p") ? each.value.statistic : null
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.above
  period              = 60
  evaluation_periods  = each.value.minutes
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "mysql_storage" {
  alarm_name          = "${local.name}-mysql-storage"
  namespace           = "AWS/RDS"
  metric_name         = "FreeStorageSpace"
  dimensions          = local.mysql
  statistic           = "Minimum"
  comparison_operator = "LessThanThreshold"
  threshold           = 5 * pow(1024, 3)
  period              = 300
  evaluation_periods  = 1
  alarm_actions       = [aws_sns_topic.alarms.arn]
}
