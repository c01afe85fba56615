# Without access logs, because they would contain query strings, and so tokens.
resource "aws_lb" "main" {
  name                       = local.name
  load_balancer_type         = "application"
  subnets                    = aws_subnet.public[*].id
  security_groups            = [aws_security_group.load_balancer.id]
  drop_invalid_header_fields = true
  enable_deletion_protection = var.is_protected
  # Sockets are pinged every 30 seconds.
  idle_timeout = 120
}

# Blue and green: one group has the tasks that answer callers, the other has the tasks of a new version.
resource "aws_lb_target_group" "api" {
  for_each             = toset(["blue", "green"])
  name                 = "${local.name}-${each.key}"
  vpc_id               = aws_vpc.main.id
  target_type          = "ip"
  protocol             = "HTTP"
  port                 = local.port
  deregistration_delay = 30

  # Not /readyz: tasks that fail this check are replaced, which brings no database back.
  health_check {
    path                = "/healthz"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  # For the long-polling of Socket.IO.
  stickiness {
    type            = "lb_cookie"
    cookie_duration = 3600
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.main.arn
  protocol          = "HTTPS"
  port              = 443
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
  certificate_arn   = aws_acm_certificate_validation.main.certificate_arn

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener_rule" "api" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 1

  condition {
    host_header {
      values = [var.domain]
    }
  }

  action {
    type = "forward"

    forward {
      target_group {
        arn    = aws_lb_target_group.api["blue"].arn
        weight = 1
      }

      target_group {
        arn    = aws_lb_target_group.api["green"].arn
        weight = 0
      }
    }
  }

  # ECS changes the weights when it deploys.
  lifecycle {
    ignore_changes = [action]
  }
}
