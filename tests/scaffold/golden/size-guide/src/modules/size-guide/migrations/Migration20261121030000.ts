import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121030000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "size_guide_entry" drop constraint if exists "size_guide_entry_guide_id_label_unique";`);
    this.addSql(`alter table if exists "size_guide" drop constraint if exists "size_guide_handle_unique";`);
    this.addSql(`create table if not exists "fit_profile" ("id" text not null, "customer_id" text not null, "finger" text check ("finger" in ('thumb', 'index', 'middle', 'ring', 'little')) not null default 'ring', "diameter" real not null, "measured_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "fit_profile_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_fit_profile_customer_id" ON "fit_profile" ("customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_fit_profile_deleted_at" ON "fit_profile" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "size_guide" ("id" text not null, "title" text not null, "handle" text not null, "unit" text check ("unit" in ('mm', 'cm', 'inch')) not null default 'mm', "published" boolean not null default false, "rank" integer not null default 0, "note" text null, "metadata" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size_guide_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_size_guide_handle_unique" ON "size_guide" ("handle") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_guide_deleted_at" ON "size_guide" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_guide_published_rank" ON "size_guide" ("published", "rank") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "size_guide_entry" ("id" text not null, "label" text not null, "diameter" numeric not null, "guide_id" text not null, "raw_diameter" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size_guide_entry_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_guide_entry_guide_id" ON "size_guide_entry" ("guide_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_guide_entry_deleted_at" ON "size_guide_entry" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_size_guide_entry_guide_id_label_unique" ON "size_guide_entry" ("guide_id", "label") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "size_guide_entry" add constraint "size_guide_entry_guide_id_foreign" foreign key ("guide_id") references "size_guide" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "size_guide_entry" drop constraint if exists "size_guide_entry_guide_id_foreign";`);

    this.addSql(`drop table if exists "fit_profile" cascade;`);

    this.addSql(`drop table if exists "size_guide" cascade;`);

    this.addSql(`drop table if exists "size_guide_entry" cascade;`);
  }

}
