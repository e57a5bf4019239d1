-- When mails may not interrupt her, beside the plan of her letter and like it her own.
alter table letter_plans add column quiet_from bigint not null default 19;
alter table letter_plans add column quiet_to bigint not null default 7;
alter table letter_plans add column quiet_weekends bigint not null default 1;
