// The few things a page does better with a script. Each works without.
import { keep_drafts } from './drafts'
import { shrink_photos } from './photos'

keep_drafts()
shrink_photos()
