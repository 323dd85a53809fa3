using CareBridge.Platform.Retention;
using CareBridge.Platform.Security;

namespace CareBridge.Portal.Storage;

/// <summary>
/// What goes when a participant's records need not be kept any longer. A participant's account has their own id, which
/// no member of staff has.
/// </summary>
internal static class PortalRetention
{
    public static RetentionPlan<PortalDbContext> Plan { get; } = new RetentionPlan<PortalDbContext>
    {
        KeepsCopies = true,
    }
        .Keeps("delivery-attempts", (store, who) => store.DeliveryAttempts.Where(one => one.PersonId == who))
        .Keeps("notices", (store, who) => store.Notices.Where(one => one.PersonId == who))
        .Keeps("dispatches", (store, who) => store.Dispatches.Where(one => one.PersonId == who))
        .Keeps("invitations", (store, who) => store.Invitations.Where(one => one.PersonId == who))
        .Keeps("notice-preferences", (store, who) => store.NoticePreferences.Where(one => one.PersonId == who))
        .Keeps("contact-rules", (store, who) => store.ContactRules.Where(one => one.ParticipantId == who))
        .Keeps("sessions", (store, who) => store.Sessions.Where(one => one.AccountId == who))
        .Keeps("sign-in-links", (store, who) => store.SignInLinks.Where(one => one.AccountId == who))
        .Keeps("passkeys", (store, who) => store.Passkeys.Where(one => one.AccountId == who))
        .Keeps("recovery-codes", (store, who) => store.RecoveryCodes.Where(one => one.AccountId == who))
        .Keeps("authenticators", (store, who) => store.Authenticators.Where(one => one.AccountId == who))
        .Keeps("second-factor-resets", (store, who) => store.SecondFactorResets.Where(one => one.AccountId == who))
        .Keeps(
            "accounts",
            (store, who) => store.Accounts.Where(one => one.Id == who && one.Role == Role.Participant),
            store => store.Accounts.Where(one => one.Role == Role.Participant)
                .Select(one => new Activity { ParticipantId = one.Id, At = one.CreatedAt }))
        .Knows(store => store.ContactRules.Select(one => one.ParticipantId))
        // Whoever is signed in is there.
        .Hears(store => store.Sessions
            .Select(one => new Activity { ParticipantId = one.AccountId, At = one.LastUsedAt }));
}
