import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041029 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "file" drop constraint if exists "file_replaces_id_unique";`);
    this.addSql(`alter table if exists "folder" drop constraint if exists "folder_parent_id_path_unique";`);
    this.addSql(`alter table if exists "folder" drop constraint if exists "folder_path_unique";`);
    this.addSql(`alter table if exists "employee" drop constraint if exists "employee_mentor_id_unique";`);
    this.addSql(`create table if not exists "employee" ("id" text not null, "name" text not null, "manager_id" text null, "mentor_id" text null, "deputy_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "employee_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_employee_manager_id" ON "employee" (manager_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_employee_mentor_id_unique" ON "employee" (mentor_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_employee_deleted_at" ON "employee" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "folder" ("id" text not null, "path" text not null, "parent_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "folder_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_folder_path_unique" ON "folder" (path) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_folder_parent_id" ON "folder" (parent_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_folder_deleted_at" ON "folder" (deleted_at) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_folder_parent_id_path_unique" ON "folder" (parent_id, path) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "file" ("id" text not null, "folder_id" text not null, "replaces_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "file_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_file_folder_id" ON "file" (folder_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_file_replaces_id_unique" ON "file" (replaces_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_file_deleted_at" ON "file" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "employee" add constraint "employee_manager_id_foreign" foreign key ("manager_id") references "employee" ("id") on update cascade on delete set null;`);
    this.addSql(`alter table if exists "employee" add constraint "employee_mentor_id_foreign" foreign key ("mentor_id") references "employee" ("id") on update cascade on delete set null;`);
    this.addSql(`alter table if exists "employee" add constraint "employee_deputy_id_foreign" foreign key ("deputy_id") references "employee" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "folder" add constraint "folder_parent_id_foreign" foreign key ("parent_id") references "folder" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "file" add constraint "file_folder_id_foreign" foreign key ("folder_id") references "folder" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "file" add constraint "file_replaces_id_foreign" foreign key ("replaces_id") references "file" ("id") on update cascade on delete set null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "employee" drop constraint if exists "employee_manager_id_foreign";`);

    this.addSql(`alter table if exists "employee" drop constraint if exists "employee_mentor_id_foreign";`);

    this.addSql(`alter table if exists "employee" drop constraint if exists "employee_deputy_id_foreign";`);

    this.addSql(`alter table if exists "folder" drop constraint if exists "folder_parent_id_foreign";`);

    this.addSql(`alter table if exists "file" drop constraint if exists "file_folder_id_foreign";`);

    this.addSql(`alter table if exists "file" drop constraint if exists "file_replaces_id_foreign";`);

    this.addSql(`drop table if exists "employee" cascade;`);

    this.addSql(`drop table if exists "folder" cascade;`);

    this.addSql(`drop table if exists "file" cascade;`);
  }

}
