output "url" {
  description = "Where the service is."
  value       = "https://${var.domain}"
}

output "address" {
  description = "What the DNS record of the host name must lead to."
  value       = google_compute_global_address.main.address
}

output "mysql" {
  description = "The host for DATABASE_URL."
  value       = google_sql_database_instance.main.private_ip_address
}

output "migrate" {
  description = "The job that migrates the database with the current image."
  value       = google_cloud_run_v2_job.migrate.name
}
