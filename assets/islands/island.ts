// The few things a page does better with a script. Each works without.
import { keep_drafts } from './drafts'

keep_drafts()
