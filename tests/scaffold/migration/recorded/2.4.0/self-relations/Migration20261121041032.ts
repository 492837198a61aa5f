import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041032 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "node" drop constraint if exists "node_next_id_unique";`);
    this.addSql(`create table if not exists "category" ("id" text not null, "name" text not null, "parent_id" text null, "root_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "category_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_category_parent_id" ON "category" (parent_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_category_root_id" ON "category" (root_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_category_deleted_at" ON "category" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "node" ("id" text not null, "next_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "node_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_node_next_id_unique" ON "node" (next_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_node_deleted_at" ON "node" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "category" add constraint "category_parent_id_foreign" foreign key ("parent_id") references "category" ("id") on update cascade on delete set null;`);
    this.addSql(`alter table if exists "category" add constraint "category_root_id_foreign" foreign key ("root_id") references "category" ("id") on update cascade;`);

    this.addSql(`alter table if exists "node" add constraint "node_next_id_foreign" foreign key ("next_id") references "node" ("id") on update cascade on delete set null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "category" drop constraint if exists "category_parent_id_foreign";`);

    this.addSql(`alter table if exists "category" drop constraint if exists "category_root_id_foreign";`);

    this.addSql(`alter table if exists "node" drop constraint if exists "node_next_id_foreign";`);

    this.addSql(`drop table if exists "category" cascade;`);

    this.addSql(`drop table if exists "node" cascade;`);
  }

}
