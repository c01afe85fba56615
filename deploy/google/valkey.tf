# It has no password: Memorystore offers tokens of an hour instead, which the service cannot renew. Only this network
# reaches it, over TLS.
resource "google_memorystore_instance" "main" {
  instance_id                 = local.name
  location                    = var.region
  mode                        = "CLUSTER_DISABLED"
  shard_count                 = 1
  replica_count               = var.valkey.replicas
  node_type                   = var.valkey.node_type
  engine_version              = "VALKEY_8_0"
  engine_configs              = { maxmemory-policy = "noeviction" }
  authorization_mode          = "AUTH_DISABLED"
  transit_encryption_mode     = "SERVER_AUTHENTICATION"
  deletion_protection_enabled = false
  depends_on                  = [google_network_connectivity_service_connection_policy.valkey]

  desired_auto_created_endpoints {
    network    = google_compute_network.main.id
    project_id = var.project
  }
}
