import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121040436 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "procurement_requisition_approval_workflow_step" drop constraint if exists "procurement_requisition_approval_workflow_step_x_very_long_name_of_a_property_that_nobody_would_write_amount_very_long_name_of_a_property_that_nobody_would_write_kind_unique";`);
    this.addSql(`alter table if exists "procurement_requisition_approval_workflow_step" drop constraint if exists "procurement_requisition_approval_workflow_step_very_long_name_of_a_property_that_nobody_would_write_unique_unique";`);
    this.addSql(`alter table if exists "procurement_requisition_reviewer" drop constraint if exists "procurement_requisition_reviewer_email_unique";`);
    this.addSql(`create table if not exists "procurement_requisition_reviewer" ("id" text not null, "email" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "procurement_requisition_reviewer_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_procurement_requisition_reviewer_email_unique" ON "procurement_requisition_reviewer" ("email") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_procurement_requisition_reviewer_deleted_at" ON "procurement_requisition_reviewer" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "procurement_requisition_approval_workflow" ("id" text not null, "name" text not null, "procurement_requisition_default_reviewer_of_all_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "procurement_requisition_approval_workflow_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_procurement_requisition_approval_workflow_deleted_at" ON "procurement_requisition_approval_workflow" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "procurement_requisition_approval_workflow_step" ("id" text not null, "x" text not null, "very_long_name_of_a_property_that_nobody_would_write_amount" numeric not null, "very_long_name_of_a_property_that_nobody_would_write_kind" text check ("very_long_name_of_a_property_that_nobody_would_write_kind" in ('first', 'second')) not null, "very_long_name_of_a_property_that_nobody_would_write_unique" text not null, "procurement_requisition_approval_workflow_id" text not null, "raw_very_long_name_of_a_property_that_nobody_would_write_amount" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "procurement_requisition_approval_workflow_step_pkey" primary key ("id"), constraint a_check_constraint_with_a_name_that_is_longer_than_postgresql_takes check (char_length(x) > 0));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_procurement_requisition_approval_workflow_step_very_long_name_of_a_property_that_nobody_would_write_unique_unique" ON "procurement_requisition_approval_workflow_step" ("very_long_name_of_a_property_that_nobody_would_write_unique") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_procurement_requisition_approval_workflow_step_procurement_requisition_approval_workflow_id" ON "procurement_requisition_approval_workflow_step" ("procurement_requisition_approval_workflow_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_procurement_requisition_approval_workflow_step_deleted_at" ON "procurement_requisition_approval_workflow_step" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_procurement_requisition_approval_workflow_step_x_very_long_name_of_a_property_that_nobody_would_write_amount_very_long_name_of_a_property_that_nobody_would_write_kind_unique" ON "procurement_requisition_approval_workflow_step" ("x", "very_long_name_of_a_property_that_nobody_would_write_amount", "very_long_name_of_a_property_that_nobody_would_write_kind") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_procurement_requisition_approval_workflow_step_very_long_name_of_a_property_that_nobody_would_write_kind_very_long_name_of_a_property_that_nobody_would_write_amount" ON "procurement_requisition_approval_workflow_step" ("very_long_name_of_a_property_that_nobody_would_write_kind", "very_long_name_of_a_property_that_nobody_would_write_amount") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "procurement_requisition_approval_workflow_step_procurement_requisition_reviewers" ("procurement_requisition_approval_workflow_step_id" text not null, "procurement_requisition_reviewer_id" text not null, constraint "procurement_requisition_approval_workflow_step_procurement_requisition_reviewers_pkey" primary key ("procurement_requisition_approval_workflow_step_id", "procurement_requisition_reviewer_id"));`);

    this.addSql(`alter table if exists "procurement_requisition_approval_workflow" add constraint "procurement_requisition_approval_workflow_procur_1f41b_foreign" foreign key ("procurement_requisition_default_reviewer_of_all_id") references "procurement_requisition_reviewer" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "procurement_requisition_approval_workflow_step" add constraint "procurement_requisition_approval_workflow_step_p_2b6dc_foreign" foreign key ("procurement_requisition_approval_workflow_id") references "procurement_requisition_approval_workflow" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "procurement_requisition_approval_workflow_step_procurement_requisition_reviewers" add constraint "procurement_requisition_approval_workflow_step_p_e0367_foreign" foreign key ("procurement_requisition_approval_workflow_step_id") references "procurement_requisition_approval_workflow_step" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "procurement_requisition_approval_workflow_step_procurement_requisition_reviewers" add constraint "procurement_requisition_approval_workflow_step_p_ca95f_foreign" foreign key ("procurement_requisition_reviewer_id") references "procurement_requisition_reviewer" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "procurement_requisition_approval_workflow" drop constraint if exists "procurement_requisition_approval_workflow_procur_1f41b_foreign";`);

    this.addSql(`alter table if exists "procurement_requisition_approval_workflow_step_procurement_requisition_reviewers" drop constraint if exists "procurement_requisition_approval_workflow_step_p_ca95f_foreign";`);

    this.addSql(`alter table if exists "procurement_requisition_approval_workflow_step" drop constraint if exists "procurement_requisition_approval_workflow_step_p_2b6dc_foreign";`);

    this.addSql(`alter table if exists "procurement_requisition_approval_workflow_step_procurement_requisition_reviewers" drop constraint if exists "procurement_requisition_approval_workflow_step_p_e0367_foreign";`);

    this.addSql(`drop table if exists "procurement_requisition_reviewer" cascade;`);

    this.addSql(`drop table if exists "procurement_requisition_approval_workflow" cascade;`);

    this.addSql(`drop table if exists "procurement_requisition_approval_workflow_step" cascade;`);

    this.addSql(`drop table if exists "procurement_requisition_approval_workflow_step_procurement_requisition_reviewers" cascade;`);
  }

}
