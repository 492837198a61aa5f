import { Migration } from "@mikro-orm/migrations"

export class Migration20260103000000 extends Migration {}
