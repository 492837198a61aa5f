import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040957 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "z9" ("id" text not null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "z9_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_z9_deleted_at" ON "z9" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "b2b" ("id" text not null, "z9id" text null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "b2b_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_b2b_z9id" ON "b2b" (z9id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_b2b_deleted_at" ON "b2b" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "b2" ("id" text not null, "b2b_id" text not null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "b2_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_b2_b2b_id" ON "b2" (b2b_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_b2_deleted_at" ON "b2" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "a1_b" ("id" text not null, "z9id" text not null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "a1_b_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_a1_b_z9id" ON "a1_b" (z9id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_a1_b_deleted_at" ON "a1_b" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "a1" ("id" text not null, "a1_b_id" text not null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "a1_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_a1_a1_b_id" ON "a1" (a1_b_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_a1_deleted_at" ON "a1" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "mid_way" ("id" text not null, "a1id" text not null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "mid_way_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_mid_way_a1id" ON "mid_way" (a1id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_mid_way_deleted_at" ON "mid_way" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "mid" ("id" text not null, "mid_way_id" text null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "mid_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_mid_mid_way_id" ON "mid" (mid_way_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_mid_deleted_at" ON "mid" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "m" ("id" text not null, "mid_id" text not null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "m_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_m_mid_id" ON "m" (mid_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_m_deleted_at" ON "m" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omega" ("id" text not null, "m_id" text not null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omega_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omega_m_id" ON "omega" (m_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omega_deleted_at" ON "omega" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "al_pha" ("id" text not null, "omega_id" text null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "al_pha_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_al_pha_omega_id" ON "al_pha" (omega_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_al_pha_deleted_at" ON "al_pha" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "alpha" ("id" text not null, "al_pha_id" text not null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "alpha_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_alpha_al_pha_id" ON "alpha" (al_pha_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_alpha_deleted_at" ON "alpha" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "item_10" ("id" text not null, "alpha_id" text not null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "item_10_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_item_10_alpha_id" ON "item_10" (alpha_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_item_10_deleted_at" ON "item_10" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "item_9" ("id" text not null, "item_10id" text null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "item_9_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_item_9_item_10id" ON "item_9" (item_10id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_item_9_deleted_at" ON "item_9" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "b2b" add constraint "b2b_z9id_foreign" foreign key ("z9id") references "z9" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "b2" add constraint "b2_b2b_id_foreign" foreign key ("b2b_id") references "b2b" ("id") on update cascade;`);

    this.addSql(`alter table if exists "a1_b" add constraint "a1_b_z9id_foreign" foreign key ("z9id") references "z9" ("id") on update cascade;`);

    this.addSql(`alter table if exists "a1" add constraint "a1_a1_b_id_foreign" foreign key ("a1_b_id") references "a1_b" ("id") on update cascade;`);

    this.addSql(`alter table if exists "mid_way" add constraint "mid_way_a1id_foreign" foreign key ("a1id") references "a1" ("id") on update cascade;`);

    this.addSql(`alter table if exists "mid" add constraint "mid_mid_way_id_foreign" foreign key ("mid_way_id") references "mid_way" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "m" add constraint "m_mid_id_foreign" foreign key ("mid_id") references "mid" ("id") on update cascade;`);

    this.addSql(`alter table if exists "omega" add constraint "omega_m_id_foreign" foreign key ("m_id") references "m" ("id") on update cascade;`);

    this.addSql(`alter table if exists "al_pha" add constraint "al_pha_omega_id_foreign" foreign key ("omega_id") references "omega" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "alpha" add constraint "alpha_al_pha_id_foreign" foreign key ("al_pha_id") references "al_pha" ("id") on update cascade;`);

    this.addSql(`alter table if exists "item_10" add constraint "item_10_alpha_id_foreign" foreign key ("alpha_id") references "alpha" ("id") on update cascade;`);

    this.addSql(`alter table if exists "item_9" add constraint "item_9_item_10id_foreign" foreign key ("item_10id") references "item_10" ("id") on update cascade on delete set null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "b2b" drop constraint if exists "b2b_z9id_foreign";`);

    this.addSql(`alter table if exists "a1_b" drop constraint if exists "a1_b_z9id_foreign";`);

    this.addSql(`alter table if exists "b2" drop constraint if exists "b2_b2b_id_foreign";`);

    this.addSql(`alter table if exists "a1" drop constraint if exists "a1_a1_b_id_foreign";`);

    this.addSql(`alter table if exists "mid_way" drop constraint if exists "mid_way_a1id_foreign";`);

    this.addSql(`alter table if exists "mid" drop constraint if exists "mid_mid_way_id_foreign";`);

    this.addSql(`alter table if exists "m" drop constraint if exists "m_mid_id_foreign";`);

    this.addSql(`alter table if exists "omega" drop constraint if exists "omega_m_id_foreign";`);

    this.addSql(`alter table if exists "al_pha" drop constraint if exists "al_pha_omega_id_foreign";`);

    this.addSql(`alter table if exists "alpha" drop constraint if exists "alpha_al_pha_id_foreign";`);

    this.addSql(`alter table if exists "item_10" drop constraint if exists "item_10_alpha_id_foreign";`);

    this.addSql(`alter table if exists "item_9" drop constraint if exists "item_9_item_10id_foreign";`);

    this.addSql(`drop table if exists "z9" cascade;`);

    this.addSql(`drop table if exists "b2b" cascade;`);

    this.addSql(`drop table if exists "b2" cascade;`);

    this.addSql(`drop table if exists "a1_b" cascade;`);

    this.addSql(`drop table if exists "a1" cascade;`);

    this.addSql(`drop table if exists "mid_way" cascade;`);

    this.addSql(`drop table if exists "mid" cascade;`);

    this.addSql(`drop table if exists "m" cascade;`);

    this.addSql(`drop table if exists "omega" cascade;`);

    this.addSql(`drop table if exists "al_pha" cascade;`);

    this.addSql(`drop table if exists "alpha" cascade;`);

    this.addSql(`drop table if exists "item_10" cascade;`);

    this.addSql(`drop table if exists "item_9" cascade;`);
  }

}
