-- The trace (W3C traceparent) of what recorded an event or queued a delivery, while calls are traced.
alter table events add column trace varchar(55);
alter table notification_deliveries add column trace varchar(55);
