using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;

namespace CareBridge.Portal.Features;

/// <param name="SignInId">Of a position whose owner signs in by the account of another: that one.</param>
internal sealed record AccountView(
    Guid PersonId, string Email, Role Role, Guid? OrganizationId, bool Disabled, Guid? SignInId)
{
    public static AccountView Of(Account account) =>
        new(account.Id, account.Email!, account.Role, account.OrganizationId, account.Disabled, account.SignInId);

    public override string ToString() => $"{nameof(AccountView)} {PersonId}";
}
