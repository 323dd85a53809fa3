using Microsoft.AspNetCore.Identity;

namespace CareBridge.Portal.Accounts;

internal static class PasswordRules
{
    /// <summary>Whether it will do as the account's password; nothing is changed.</summary>
    public static async Task<IdentityResult> ValidateAsync(
        this UserManager<Account> accounts, Account account, string password)
    {
        if (password.Length > AccountRegistration.MaxPasswordLength) return IdentityResult.Failed();
        foreach (var validator in accounts.PasswordValidators)
            if (await validator.ValidateAsync(accounts, account, password) is { Succeeded: false } weak) return weak;
        return IdentityResult.Success;
    }
}
