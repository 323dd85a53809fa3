using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features.Contacts;

/// <summary>Takes what either side says about a first contact, by hand or by its own system.</summary>
internal sealed class FileContacts(ReferralsDbContext store, ContactRules rules, Acts acts, ISeal seal)
    : IContactFilings
{
    public async Task<ContactChanged> ProposeAsync(ProposeContact question, CancellationToken cancellation)
    {
        var (referral, side) = await RequireAsync(question.ReferralId, question.OrganizationId, cancellation);
        var place = question.Details is { } details ? seal.Open<ContactDetails>(details).Place : null;
        var plan = new ContactPlan(question.StartsAt.AsKept(), question.Minutes, question.Format, place);
        await ProposeAsync(question.ContactId, plan, referral, acts.Of(question.ProposedBy, side), cancellation);
        return await ToMessageAsync(question.ContactId, cancellation);
    }

    public async Task<ContactChanged> AnswerAsync(AnswerContact question, CancellationToken cancellation)
    {
        var referralId = await store.Contacts.Where(contact => contact.Id == question.ContactId)
            .Select(contact => (Guid?)contact.ReferralId).SingleOrDefaultAsync(cancellation);
        if (referralId is not { } known) throw new NotFoundException("contact");
        var (referral, side) = await RequireAsync(known, question.OrganizationId, cancellation);
        var answer = new ContactAnswer(
            question.Status, question.StartsAt, question.Minutes, question.ExpectedVersion);
        var act = acts.Of(question.AnsweredBy, side);
        await AnswerAsync(question.ContactId, answer, referral, act, cancellation);
        return await ToMessageAsync(question.ContactId, cancellation);
    }

    /// <returns>Whether it is new.</returns>
    /// <exception cref="RefusedException">The id is in use, or the referral is not at a point for it.</exception>
    public async Task<bool> ProposeAsync(
        Guid id, ContactPlan plan, Referral referral, Act act, CancellationToken cancellation)
    {
        if (await store.Contacts.SingleOrDefaultAsync(contact => contact.Id == id, cancellation) is { } existing)
        {
            if (existing.ReferralId == referral.Id && existing.IsFirst(plan)) return false;
            throw RefusedException.InUse();
        }
        rules.Require(plan);
        store.Contacts.Add(Contact.Propose(id, plan, referral, act));
        await store.SaveChangesAsync(cancellation);
        return true;
    }

    /// <exception cref="NotFoundException">The referral has no such contact.</exception>
    public async Task AnswerAsync(
        Guid id, ContactAnswer answer, Referral referral, Act act, CancellationToken cancellation)
    {
        var contact = await store.Contacts.SingleOrDefaultAsync(
            one => one.Id == id && one.ReferralId == referral.Id, cancellation)
            ?? throw new NotFoundException("contact");
        if (StandsAlready(contact, answer, act.Side)) return;
        if (answer.ExpectedVersion is { } expected && expected != contact.Version)
            throw new StaleVersionException(expected, contact.Version);
        switch (answer.Status)
        {
            case ContactStatus.Proposed:
                Move(contact, answer, referral, act);
                break;
            case ContactStatus.Confirmed:
                contact.Confirm(referral, act);
                break;
            case ContactStatus.Kept:
                contact.Keep(referral, act);
                break;
            case ContactStatus.Missed:
                contact.Miss(referral, act);
                break;
            case ContactStatus.Withdrawn:
                contact.Withdraw(referral, act);
                break;
        }
        await store.SaveChangesAsync(cancellation);
    }

    private void Move(Contact contact, ContactAnswer answer, Referral referral, Act act)
    {
        if (answer.StartsAt is not { } startsAt)
            throw new InvalidRequestException("startsAt", "Required: the time it is moved to.");
        var minutes = answer.Minutes ?? contact.Minutes;
        rules.Require(startsAt, minutes);
        contact.Move(startsAt.AsKept(), minutes, referral, act);
    }

    private static bool StandsAlready(Contact contact, ContactAnswer answer, Side side) => answer.Status switch
    {
        ContactStatus.Proposed => contact.Status == ContactStatus.Proposed
            && answer.StartsAt?.AsKept() == contact.StartsAt
            && (answer.Minutes ?? contact.Minutes) == contact.Minutes,
        ContactStatus.Confirmed => !contact.IsOver && contact.IsConfirmedBy(side),
        ContactStatus.Kept or ContactStatus.Missed or ContactStatus.Withdrawn => contact.Status == answer.Status,
    };

    private async Task<(Referral Referral, Side Side)> RequireAsync(
        Guid id, Guid organizationId, CancellationToken cancellation)
    {
        var referral = await store.Referrals.SingleOrDefaultAsync(r => r.Id == id, cancellation);
        return referral switch
        {
            { } own when own.ReferringOrganizationId == organizationId => (own, Side.Referring),
            { IsOpenToReceiver: true } sent when sent.ReceivingOrganizationId == organizationId =>
                (sent, Side.Receiving),
            _ => throw new NotFoundException("referral"),
        };
    }

    private async Task<ContactChanged> ToMessageAsync(Guid id, CancellationToken cancellation) =>
        (ContactChanged)(await store.Contacts.SingleAsync(contact => contact.Id == id, cancellation)).ToMessage(seal);
}
