resource "google_monitoring_notification_channel" "main" {
  display_name = local.name
  type         = "email"
  labels       = { email_address = var.alarm_email }
  depends_on   = [google_project_service.main]
}

# Not /healthz or /readyz, which Cloud Run does not let through.
resource "google_monitoring_uptime_check_config" "main" {
  display_name = local.name
  timeout      = "10s"
  period       = "60s"

  http_check {
    path         = "/.well-known/jwks.json"
    port         = 443
    use_ssl      = true
    validate_ssl = true
  }

  monitored_resource {
    type   = "uptime_url"
    labels = { project_id = var.project, host = var.domain }
  }
}

# Lines of the log from the level error on.
resource "google_logging_metric" "errors" {
  name   = "${local.name}-errors"
  filter = "resource.type = (\"cloud_run_revision\" OR \"cloud_run_worker_pool\") AND jsonPayload.level >= 50"

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "INT64"
  }
}

locals {
  service = "resource.label.service_name = \"${google_cloud_run_v2_service.api.name}\""
  errors  = "metric.type = \"logging.googleapis.com/user/${google_logging_metric.errors.name}\""
  mysql   = "resource.label.database_id = \"${var.project}:${google_sql_database_instance.main.name}\""

  # Above `above` for so many minutes; an error at once.
  alarms = {
    unreachable = {
      filter  = "resource.type = \"uptime_url\" AND metric.type = \"monitoring.googleapis.com/uptime_check/check_passed\" AND metric.label.check_id = \"${google_monitoring_uptime_check_config.main.uptime_check_id}\""
      aligner = "ALIGN_NEXT_OLDER", reducer = "REDUCE_COUNT_FALSE", above = 1, minutes = 3
    }
    unavailable = {
      filter  = "resource.type = \"cloud_run_revision\" AND metric.type = \"run.googleapis.com/request_count\" AND metric.label.response_code_class = \"5xx\" AND ${local.service}"
      aligner = "ALIGN_RATE", reducer = "REDUCE_SUM", above = 0.3, minutes = 3
    }
    cpu = {
      filter  = "resource.type = \"cloud_run_revision\" AND metric.type = \"run.googleapis.com/container/cpu/utilizations\" AND ${local.service}"
      aligner = "ALIGN_PERCENTILE_99", reducer = "REDUCE_MAX", above = 0.9, minutes = 3
    }
    errors-api = {
      filter  = "resource.type = \"cloud_run_revision\" AND ${local.errors}"
      aligner = "ALIGN_DELTA", reducer = "REDUCE_SUM", above = 0, minutes = 0
    }
    errors-worker = {
      filter  = "resource.type = \"cloud_run_worker_pool\" AND ${local.errors}"
      aligner = "ALIGN_DELTA", reducer = "REDUCE_SUM", above = 0, minutes = 0
    }
    mysql-cpu = {
      filter  = "resource.type = \"cloudsql_database\" AND metric.type = \"cloudsql.googleapis.com/database/cpu/utilization\" AND ${local.mysql}"
      aligner = "ALIGN_MEAN", reducer = "REDUCE_MAX", above = 0.8, minutes = 3
    }
    mysql-storage = {
      filter  = "resource.type = \"cloudsql_database\" AND metric.type = \"cloudsql.googleapis.com/database/disk/utilization\" AND ${local.mysql}"
      aligner = "ALIGN_MEAN", reducer = "REDUCE_MAX", above = 0.9, minutes = 3
    }
  }
}

resource "google_monitoring_alert_policy" "main" {
  for_each              = local.alarms
  display_name          = "${local.name}: ${each.key}"
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.main.id]

  conditions {
    display_name = each.key

    condition_threshold {
      filter          = each.value.filter
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.above
      duration        = "${60 * each.value.minutes}s"

      aggregations {
        alignment_period     = "60s"
        per_series_aligner   = each.value.aligner
        cross_series_reducer = each.value.reducer
      }
    }
  }
}
