// The few things a page does better with a script. Each works without.
import { keep_drafts } from './drafts'
import { use_passkeys } from './passkey'
import { shrink_photos } from './photos'

keep_drafts()
shrink_photos()
use_passkeys()
