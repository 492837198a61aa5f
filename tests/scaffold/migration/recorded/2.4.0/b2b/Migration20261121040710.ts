import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040710 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "approval" drop constraint if exists "approval_cart_id_type_unique";`);
    this.addSql(`alter table if exists "employee" drop constraint if exists "employee_customer_id_unique";`);
    this.addSql(`alter table if exists "approval_settings" drop constraint if exists "approval_settings_company_id_unique";`);
    this.addSql(`alter table if exists "company" drop constraint if exists "company_vat_id_unique";`);
    this.addSql(`create table if not exists "company" ("id" text not null, "name" text not null, "email" text not null, "vat_id" text null, "spending_limit_reset" text check ("spending_limit_reset" in ('never', 'daily', 'monthly')) not null default 'never', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "company_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_company_vat_id_unique" ON "company" (vat_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_company_deleted_at" ON "company" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "approval_settings" ("id" text not null, "requires_admin" boolean not null default false, "company_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "approval_settings_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_approval_settings_company_id_unique" ON "approval_settings" (company_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_approval_settings_deleted_at" ON "approval_settings" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "employee" ("id" text not null, "customer_id" text not null, "spending_limit" numeric not null default 0, "is_admin" boolean not null default false, "company_id" text not null, "raw_spending_limit" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "employee_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_employee_customer_id_unique" ON "employee" (customer_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_employee_company_id" ON "employee" (company_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_employee_deleted_at" ON "employee" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "approval" ("id" text not null, "cart_id" text not null, "type" text check ("type" in ('admin', 'sales_manager')) not null, "status" text check ("status" in ('pending', 'approved', 'rejected')) not null default 'pending', "requested_by_id" text not null, "handled_by_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "approval_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_approval_cart_id" ON "approval" (cart_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_approval_requested_by_id" ON "approval" (requested_by_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_approval_handled_by_id" ON "approval" (handled_by_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_approval_deleted_at" ON "approval" (deleted_at) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_approval_cart_id_status" ON "approval" (cart_id, status) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_approval_cart_id_type_unique" ON "approval" (cart_id, type) WHERE status = 'pending' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "quote" ("id" text not null, "draft_order_id" text not null, "employee_id" text not null, "total" numeric null, "expires_at" timestamptz null, "raw_total" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "quote_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_quote_employee_id" ON "quote" (employee_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_quote_deleted_at" ON "quote" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "quote_message" ("id" text not null, "text" text not null, "quote_id" text not null, "author" text check ("author" in ('admin', 'customer')) not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "quote_message_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_quote_message_quote_id" ON "quote_message" (quote_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_quote_message_deleted_at" ON "quote_message" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "approval_settings" add constraint "approval_settings_company_id_foreign" foreign key ("company_id") references "company" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "employee" add constraint "employee_company_id_foreign" foreign key ("company_id") references "company" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "approval" add constraint "approval_requested_by_id_foreign" foreign key ("requested_by_id") references "employee" ("id") on update cascade;`);
    this.addSql(`alter table if exists "approval" add constraint "approval_handled_by_id_foreign" foreign key ("handled_by_id") references "employee" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "quote" add constraint "quote_employee_id_foreign" foreign key ("employee_id") references "employee" ("id") on update cascade;`);

    this.addSql(`alter table if exists "quote_message" add constraint "quote_message_quote_id_foreign" foreign key ("quote_id") references "quote" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "approval_settings" drop constraint if exists "approval_settings_company_id_foreign";`);

    this.addSql(`alter table if exists "employee" drop constraint if exists "employee_company_id_foreign";`);

    this.addSql(`alter table if exists "approval" drop constraint if exists "approval_requested_by_id_foreign";`);

    this.addSql(`alter table if exists "approval" drop constraint if exists "approval_handled_by_id_foreign";`);

    this.addSql(`alter table if exists "quote" drop constraint if exists "quote_employee_id_foreign";`);

    this.addSql(`alter table if exists "quote_message" drop constraint if exists "quote_message_quote_id_foreign";`);

    this.addSql(`drop table if exists "company" cascade;`);

    this.addSql(`drop table if exists "approval_settings" cascade;`);

    this.addSql(`drop table if exists "employee" cascade;`);

    this.addSql(`drop table if exists "approval" cascade;`);

    this.addSql(`drop table if exists "quote" cascade;`);

    this.addSql(`drop table if exists "quote_message" cascade;`);
  }

}
