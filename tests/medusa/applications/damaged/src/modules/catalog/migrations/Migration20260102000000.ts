import { Migration } from "@mikro-orm/migrations"

export class Migration20260102000000 extends Migration {}
