// The few things a page does better with a script. Each works without.
import { keep_drafts } from './drafts'
import { follow_live } from './live'
import { use_passkeys } from './passkey'
import { shrink_photos } from './photos'
import { add_pictures } from './pictures'
import { hold_run } from './run'

add_pictures()
keep_drafts()
follow_live()
hold_run()
shrink_photos()
use_passkeys()
