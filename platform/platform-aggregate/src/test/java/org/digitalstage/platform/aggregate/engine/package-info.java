/**
 * The machine tried out: directed tests, random walks, and the load of three busy instances, all on one virtual clock.
 *
 * <p>What breaks it on purpose, and what turns red: W is the walk of 200 seeds, else the directed test. To try another breakage, change the engine and
 * run this package; a walk that stays green wants a world or a question more.
 *
 * <pre>
 * W                acknowledged before the append; refusal or reading told before what it rests on is stored; told before a follower
 * W                an entry applied without comparing prev, over a gap, or when it came twice; a snapshot's tail folded without prev
 * W                in doubt: refused, or decided anew, instead of sending the very same entry; told stored though beaten; beaten ones lost
 * W                a command id not looked up in the journal, not kept in the snapshot, not noted when opening
 * W                no note; note beside the entry; note dropped when the entry is stored; sweeper does not carry on
 * W                a follow-up out of order, without predecessor, under a new id, twice; a refusal or fault of one taken as done, or not written
 * W                carriedOut or sent not in the snapshot; a stale snapshot after a restore; lost history not noticed; orphan applied or left
 * W                decided, or sent again, without comparing with the journal after contact was lost; a slow answer taken
 * W                hand-over: queue lost, taken back as if never passed, told out of order or too soon, others decided meanwhile
 * W                given back in another order; uncertain commands not settled; a waiter not woken, or at an older state
 * W                written behind a revocation; a restart not told; an adopted state that is not that of the entry; no regular look
 * W                decided for who has gone, or without asking him after a pause; refused on what the journal did not say any more
 * OwnFaultsTest    a fault of our own tried for ever, holding up others, or taken for a store that is away; nothing set aside
 * EngineTest       merging: earlier wins (W too), across an owner, across what is added; doubt never told; one chunk read
 * UncertainTest    a gap left to the regular look; a late command not refused; uncertain ones taken as never sent; doubt counted anew
 * FollowUpsTest    a follow-up of long ago repeated; note of a beaten entry kept, dropped though one failed; stuck notes hiding others; events overtaking
 * RestoreTest      fast path trusted after a loss, or without prev; note dropped though contact was lost; passed commands passed on
 * PassedTest       told in doubt and carried out later; annulled told as stored; any answer, or a follow-up, taken for proof
 * RoundsTest       a round that ends for ever because a turn of it failed
 * FaultyRulesTest  a waiter's fault going through; a rule's fault leaving changes behind
 * no test          (costs only time) a winner read instead of taken from the answer; a number taken without a second look
 * </pre>
 */
@NullMarked
package org.digitalstage.platform.aggregate.engine;

import org.jspecify.annotations.NullMarked;
