import { Migration } from '@mikro-orm/migrations';

export class Migration20261121042531 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "procurement_requisition_step" drop constraint if exists "procurement_requisition_step_x_amount_very_long_name_of_a_property_that_nobody_would_write_kind_very_long_name_of_a_property_that_nobody_would_write_unique";`);
    this.addSql(`alter table if exists "procurement_requisition_step" drop constraint if exists "procurement_requisition_step_unique_very_long_name_of_a_property_that_nobody_would_write_unique";`);
    this.addSql(`alter table if exists "requisition_reviewer" drop constraint if exists "requisition_reviewer_email_unique";`);
    this.addSql(`create table if not exists "requisition_reviewer" ("id" text not null, "email" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "requisition_reviewer_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_requisition_reviewer_email_unique" ON "requisition_reviewer" (email) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_requisition_reviewer_deleted_at" ON "requisition_reviewer" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "procurement_requisition_approval_workflow" ("id" text not null, "name" text not null, "procurement_requisition_default_reviewer_of_all_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "procurement_requisition_approval_workflow_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_procurement_requisition_approval_workflow_deleted_at" ON "procurement_requisition_approval_workflow" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "procurement_requisition_step" ("id" text not null, "x" text not null, "amount_very_long_name_of_a_property_that_nobody_would_write" numeric not null, "kind_very_long_name_of_a_property_that_nobody_would_write" text check ("kind_very_long_name_of_a_property_that_nobody_would_write" in ('first', 'second')) not null, "unique_very_long_name_of_a_property_that_nobody_would_write" text not null, "workflow_of_the_requisition_that_has_this_step_id" text not null, "raw_amount_very_long_name_of_a_property_that_nobody_would_write" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "procurement_requisition_step_pkey" primary key ("id"), constraint a_check_constraint_with_a_name_that_is_longer_than_postgresql_takes check (char_length(x) > 0));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_procurement_requisition_step_unique_very_long_name_of_a_property_that_nobody_would_write_unique" ON "procurement_requisition_step" (unique_very_long_name_of_a_property_that_nobody_would_write) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_procurement_requisition_step_workflow_of_the_requisition_that_has_this_step_id" ON "procurement_requisition_step" (workflow_of_the_requisition_that_has_this_step_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_procurement_requisition_step_deleted_at" ON "procurement_requisition_step" (deleted_at) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_procurement_requisition_step_x_amount_very_long_name_of_a_property_that_nobody_would_write_kind_very_long_name_of_a_property_that_nobody_would_write_unique" ON "procurement_requisition_step" (x, amount_very_long_name_of_a_property_that_nobody_would_write, kind_very_long_name_of_a_property_that_nobody_would_write) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_procurement_requisition_step_kind_very_long_name_of_a_property_that_nobody_would_write_amount_very_long_name_of_a_property_that_nobody_would_write" ON "procurement_requisition_step" (kind_very_long_name_of_a_property_that_nobody_would_write, amount_very_long_name_of_a_property_that_nobody_would_write) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "procurement_requisition_step_requisition_reviewers" ("procurement_requisition_step_id" text not null, "requisition_reviewer_id" text not null, constraint "procurement_requisition_step_requisition_reviewers_pkey" primary key ("procurement_requisition_step_id", "requisition_reviewer_id"));`);

    this.addSql(`alter table if exists "procurement_requisition_approval_workflow" add constraint "procurement_requisition_approval_workflow_procur_1f41b_foreign" foreign key ("procurement_requisition_default_reviewer_of_all_id") references "requisition_reviewer" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "procurement_requisition_step" add constraint "procurement_requisition_step_workflow_of_the_req_f86c4_foreign" foreign key ("workflow_of_the_requisition_that_has_this_step_id") references "procurement_requisition_approval_workflow" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "procurement_requisition_step_requisition_reviewers" add constraint "procurement_requisition_step_requisition_reviewe_a693b_foreign" foreign key ("procurement_requisition_step_id") references "procurement_requisition_step" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "procurement_requisition_step_requisition_reviewers" add constraint "procurement_requisition_step_requisition_reviewe_6ce9d_foreign" foreign key ("requisition_reviewer_id") references "requisition_reviewer" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "procurement_requisition_approval_workflow" drop constraint if exists "procurement_requisition_approval_workflow_procur_1f41b_foreign";`);

    this.addSql(`alter table if exists "procurement_requisition_step_requisition_reviewers" drop constraint if exists "procurement_requisition_step_requisition_reviewe_6ce9d_foreign";`);

    this.addSql(`alter table if exists "procurement_requisition_step" drop constraint if exists "procurement_requisition_step_workflow_of_the_req_f86c4_foreign";`);

    this.addSql(`alter table if exists "procurement_requisition_step_requisition_reviewers" drop constraint if exists "procurement_requisition_step_requisition_reviewe_a693b_foreign";`);

    this.addSql(`drop table if exists "requisition_reviewer" cascade;`);

    this.addSql(`drop table if exists "procurement_requisition_approval_workflow" cascade;`);

    this.addSql(`drop table if exists "procurement_requisition_step" cascade;`);

    this.addSql(`drop table if exists "procurement_requisition_step_requisition_reviewers" cascade;`);
  }

}
