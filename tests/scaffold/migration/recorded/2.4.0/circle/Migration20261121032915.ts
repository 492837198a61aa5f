import { Migration } from '@mikro-orm/migrations';

export class Migration20261121032915 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "zeta" drop constraint if exists "zeta_epsilon_id_unique";`);
    this.addSql(`alter table if exists "epsilon" drop constraint if exists "epsilon_zeta_id_unique";`);
    this.addSql(`alter table if exists "gamma" drop constraint if exists "gamma_delta_id_unique";`);
    this.addSql(`alter table if exists "delta" drop constraint if exists "delta_alpha_id_unique";`);
    this.addSql(`create table if not exists "beta" ("id" text not null, "alpha_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "beta_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_beta_alpha_id" ON "beta" (alpha_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_beta_deleted_at" ON "beta" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "alpha" ("id" text not null, "beta_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "alpha_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_alpha_beta_id" ON "alpha" (beta_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_alpha_deleted_at" ON "alpha" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "delta" ("id" text not null, "gamma_id" text not null, "alpha_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "delta_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_delta_gamma_id" ON "delta" (gamma_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_delta_alpha_id_unique" ON "delta" (alpha_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_delta_deleted_at" ON "delta" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "gamma" ("id" text not null, "delta_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "gamma_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_gamma_delta_id_unique" ON "gamma" (delta_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_gamma_deleted_at" ON "gamma" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "epsilon" ("id" text not null, "zeta_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "epsilon_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_epsilon_zeta_id_unique" ON "epsilon" (zeta_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_epsilon_deleted_at" ON "epsilon" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "zeta" ("id" text not null, "epsilon_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "zeta_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_zeta_epsilon_id_unique" ON "zeta" (epsilon_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_zeta_deleted_at" ON "zeta" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "beta" add constraint "beta_alpha_id_foreign" foreign key ("alpha_id") references "alpha" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "alpha" add constraint "alpha_beta_id_foreign" foreign key ("beta_id") references "beta" ("id") on update cascade;`);

    this.addSql(`alter table if exists "delta" add constraint "delta_gamma_id_foreign" foreign key ("gamma_id") references "gamma" ("id") on update cascade;`);
    this.addSql(`alter table if exists "delta" add constraint "delta_alpha_id_foreign" foreign key ("alpha_id") references "alpha" ("id") on update cascade;`);

    this.addSql(`alter table if exists "gamma" add constraint "gamma_delta_id_foreign" foreign key ("delta_id") references "delta" ("id") on update cascade;`);

    this.addSql(`alter table if exists "epsilon" add constraint "epsilon_zeta_id_foreign" foreign key ("zeta_id") references "zeta" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "zeta" add constraint "zeta_epsilon_id_foreign" foreign key ("epsilon_id") references "epsilon" ("id") on update cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "alpha" drop constraint if exists "alpha_beta_id_foreign";`);

    this.addSql(`alter table if exists "beta" drop constraint if exists "beta_alpha_id_foreign";`);

    this.addSql(`alter table if exists "delta" drop constraint if exists "delta_alpha_id_foreign";`);

    this.addSql(`alter table if exists "gamma" drop constraint if exists "gamma_delta_id_foreign";`);

    this.addSql(`alter table if exists "delta" drop constraint if exists "delta_gamma_id_foreign";`);

    this.addSql(`alter table if exists "zeta" drop constraint if exists "zeta_epsilon_id_foreign";`);

    this.addSql(`alter table if exists "epsilon" drop constraint if exists "epsilon_zeta_id_foreign";`);

    this.addSql(`drop table if exists "beta" cascade;`);

    this.addSql(`drop table if exists "alpha" cascade;`);

    this.addSql(`drop table if exists "delta" cascade;`);

    this.addSql(`drop table if exists "gamma" cascade;`);

    this.addSql(`drop table if exists "epsilon" cascade;`);

    this.addSql(`drop table if exists "zeta" cascade;`);
  }

}
