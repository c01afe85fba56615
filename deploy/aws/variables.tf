variable "environment" {
  description = "The name of the environment; all resources have it in their name."
  type        = string

  validation {
    condition     = contains(["development", "staging", "production"], var.environment)
    error_message = "One of development, staging and production."
  }
}

variable "region" {
  description = "The region of all resources."
  type        = string
  default     = "eu-central-1"
}

variable "image" {
  description = "The image with its tag or digest, in a registry that the tasks can read."
  type        = string
}

variable "domain" {
  description = "The host name of the service, such as layers.example.com."
  type        = string
}

variable "zone" {
  description = "The hosted zone of Route 53 that the host name belongs to, such as example.com."
  type        = string
}

variable "mail_from" {
  description = "The sender of mails."
  type        = string
}

variable "settings" {
  description = "Further variables of the service, by name, such as CURRENCIES. No secrets: they are in the state."
  type        = map(string)
  default     = {}
}

variable "alarm_email" {
  description = "The address that alarms are sent to."
  type        = string
}

variable "is_protected" {
  description = "Whether the database, the bucket and the load balancer refuse to be destroyed, and backups are kept longer."
  type        = bool
}

variable "nat_gateways" {
  description = "NAT gateways: one, or one for each of the two zones."
  type        = number
}

variable "api" {
  description = "Tasks that answer callers: units of CPU (1024 are one core), MiB of memory, fewest and most tasks."
  type        = object({ cpu = number, memory = number, min = number, max = number })
}

variable "worker" {
  description = "Tasks that do what follows: units of CPU, MiB of memory, number of tasks."
  type        = object({ cpu = number, memory = number, count = number })
}

variable "mysql_pool" {
  description = "Connections to MySQL for each task."
  type        = number
}

variable "mysql" {
  description = "The database: instance class, GiB of storage to begin with and at most, connections, and whether a standby is in another zone."
  type = object({
    instance_class  = string
    storage         = number
    max_storage     = number
    max_connections = number
    multi_az        = bool
  })
}

variable "valkey" {
  description = "Valkey: node type and number of nodes; two or more fail over."
  type        = object({ node_type = string, nodes = number })
}

variable "valkey_token" {
  description = "The password of Valkey, 16 to 128 characters, as TF_VAR_valkey_token. It is not stored in the state."
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "valkey_token_version" {
  description = "Raise it to set another valkey_token."
  type        = number
  default     = 1
}
