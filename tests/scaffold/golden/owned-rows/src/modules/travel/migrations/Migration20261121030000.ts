import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121030000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "ticket" drop constraint if exists "ticket_trip_id_unique";`);
    this.addSql(`alter table if exists "ticket" drop constraint if exists "ticket_code_unique";`);
    this.addSql(`create table if not exists "bag" ("id" text not null, "name" text not null, "traveller_id" text not null, "weight" numeric null, "raw_weight" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "bag_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_bag_deleted_at" ON "bag" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "tag" ("id" text not null, "name" text not null, "customer_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "tag_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tag_deleted_at" ON "tag" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "trip" ("id" text not null, "title" text not null, "customer_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "trip_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_trip_customer_id" ON "trip" ("customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_trip_deleted_at" ON "trip" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "ticket" ("id" text not null, "code" text not null, "customer_id" text not null, "trip_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "ticket_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_ticket_code_unique" ON "ticket" ("code") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_ticket_trip_id_unique" ON "ticket" ("trip_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_ticket_deleted_at" ON "ticket" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "stop" ("id" text not null, "place" text not null, "cost" numeric not null, "customer_id" text not null, "trip_id" text not null, "bag_id" text null, "raw_cost" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "stop_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_stop_trip_id" ON "stop" ("trip_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_stop_bag_id" ON "stop" ("bag_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_stop_deleted_at" ON "stop" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "stop_tags" ("stop_id" text not null, "tag_id" text not null, constraint "stop_tags_pkey" primary key ("stop_id", "tag_id"));`);

    this.addSql(`create table if not exists "photo" ("id" text not null, "url" text not null, "stop_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "photo_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_photo_stop_id" ON "photo" ("stop_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_photo_deleted_at" ON "photo" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "ticket" add constraint "ticket_trip_id_foreign" foreign key ("trip_id") references "trip" ("id") on update cascade;`);

    this.addSql(`alter table if exists "stop" add constraint "stop_trip_id_foreign" foreign key ("trip_id") references "trip" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "stop" add constraint "stop_bag_id_foreign" foreign key ("bag_id") references "bag" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "stop_tags" add constraint "stop_tags_stop_id_foreign" foreign key ("stop_id") references "stop" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "stop_tags" add constraint "stop_tags_tag_id_foreign" foreign key ("tag_id") references "tag" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "photo" add constraint "photo_stop_id_foreign" foreign key ("stop_id") references "stop" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "stop" drop constraint if exists "stop_bag_id_foreign";`);

    this.addSql(`alter table if exists "stop_tags" drop constraint if exists "stop_tags_tag_id_foreign";`);

    this.addSql(`alter table if exists "ticket" drop constraint if exists "ticket_trip_id_foreign";`);

    this.addSql(`alter table if exists "stop" drop constraint if exists "stop_trip_id_foreign";`);

    this.addSql(`alter table if exists "stop_tags" drop constraint if exists "stop_tags_stop_id_foreign";`);

    this.addSql(`alter table if exists "photo" drop constraint if exists "photo_stop_id_foreign";`);

    this.addSql(`drop table if exists "bag" cascade;`);

    this.addSql(`drop table if exists "tag" cascade;`);

    this.addSql(`drop table if exists "trip" cascade;`);

    this.addSql(`drop table if exists "ticket" cascade;`);

    this.addSql(`drop table if exists "stop" cascade;`);

    this.addSql(`drop table if exists "stop_tags" cascade;`);

    this.addSql(`drop table if exists "photo" cascade;`);
  }

}
