using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;

namespace CareBridge.Portal.Features;

internal sealed record AccountView(Guid PersonId, string Email, Role Role, Guid? OrganizationId, bool Disabled)
{
    public static AccountView Of(Account account) =>
        new(account.Id, account.Email!, account.Role, account.OrganizationId, account.Disabled);

    public override string ToString() => $"{nameof(AccountView)} {PersonId}";
}
