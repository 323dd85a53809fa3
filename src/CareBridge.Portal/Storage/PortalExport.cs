using CareBridge.Platform.Exporting;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Storage;

/// <summary>
/// What an organization gets when it asks for its own: who of its staff has an account or was invited to. How somebody
/// signs in is theirs; participants' accounts are the participants'.
/// </summary>
internal static class PortalExport
{
    private const string SignsIn = "By it somebody signs in.";
    private const string Elsewhere = "Tells of positions with other organizations.";
    private const string OfPerson = "A person's own; what it is about is in the records.";

    public static ExportPlan<PortalDbContext> Plan { get; } = new ExportPlan<PortalDbContext>()
        .Writes(
            "accounts",
            (store, own) => store.Accounts.Where(one => one.OrganizationId == own),
            ExportColumn<Account>.Without(nameof(Account.PasswordHash), SignsIn),
            ExportColumn<Account>.Without(nameof(Account.SecurityStamp), SignsIn),
            ExportColumn<Account>.Without(nameof(Account.ConcurrencyStamp), SignsIn),
            ExportColumn<Account>.Without(nameof(Account.AccessFailedCount), SignsIn),
            ExportColumn<Account>.Without(nameof(Account.LockoutEnd), SignsIn),
            ExportColumn<Account>.Without(
                nameof(Account.NormalizedEmail), "The e-mail address, written for searching."),
            ExportColumn<Account>.Without(nameof(Account.SignInId), Elsewhere),
            ExportColumn<Account>.Without(nameof(Account.JoinedAs), Elsewhere),
            ExportColumn<Account>.Without(nameof(Account.JoinedAt), Elsewhere),
            ExportColumn<Account>.Without(nameof(Account.HumanId), Elsewhere))
        .Writes(
            "invitations",
            (store, own) => store.Invitations.Where(one => one.OrganizationId == own),
            ExportColumn<Invitation>.Without(nameof(Invitation.TokenHash), SignsIn),
            ExportColumn<Invitation>.Without(nameof(Invitation.Email), OfPerson))
        .LeavesOut<Authenticator>(SignsIn)
        .LeavesOut<Passkey>(SignsIn)
        .LeavesOut<RecoveryCode>(SignsIn)
        .LeavesOut<SignInLink>(SignsIn)
        .LeavesOut<SpentToken>(SignsIn)
        .LeavesOut<Session>("Where a person is signed in.")
        .LeavesOut<SecondFactorReset>("What those who run the network did for a person.")
        .LeavesOut<Notice>(OfPerson)
        .LeavesOut<NoticePreferences>(OfPerson)
        .LeavesOut<Dispatch>(OfPerson)
        .LeavesOut<DeliveryAttempt>(OfPerson)
        .LeavesOut<ContactRules>("How participants may be reached; it is in the directory's files.")
        .LeavesOut<Employment>("Copies of what the directory says of staff.")
        .LeavesOut<PositionHolder>(Elsewhere)
        .LeavesOut<KnownOrganization>("Copies of what the directory says of organizations.")
        .LeavesOut<AdministratorRoster>("Of those who run the network.")
        .LeavesOut<ToldConflicts>("Of those who run the network.");
}
