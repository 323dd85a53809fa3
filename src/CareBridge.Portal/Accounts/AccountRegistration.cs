using CareBridge.Contracts.Directory;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareBridge.Portal.Accounts;

internal static class AccountRegistration
{
    public const int MinPasswordLength = 12;

    /// <summary>Long enough for any passphrase, short enough that hashing it costs nothing extra.</summary>
    public const int MaxPasswordLength = 128;

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(identity =>
        {
            // NIST SP 800-63B, section 3.1.1.2: length counts, composition rules do not.
            identity.Password.RequiredLength = MinPasswordLength;
            identity.Password.RequiredUniqueChars = 4;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
        }).AddUserStore<AccountStore>();
        // Accounts have no user names, which is what Identity's own validator is about.
        services.RemoveAll<IUserValidator<Account>>();
        // OWASP Password Storage Cheat Sheet: PBKDF2 with HMAC-SHA-512, 210,000 iterations.
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 210_000);
        services.AddSingleton<Decoy>();
        services.AddSingleton<PasswordWork>();
        services.AddScoped<Credentials>();
        services.AddScoped<SecondFactors>();
        services.AddPasskeys();
        services.AddScoped<Eligibility>();
        services.AddScoped<ConflictBound>();
        services.AddHostedService<PrepareDecoy>();
        services.AddScoped<Admission>();
        services.AddScoped<Joining>();
        services.AddReaction<StaffChanged, SetPositionsApart, PortalDbContext>(PortalModule.Service);
        services.AddReaction<OrganizationChanged, LearnOrganization, PortalDbContext>(PortalModule.Service);
        services.AddReaction<StaffChanged, EndAccessOnLeaving, PortalDbContext>(PortalModule.Service);
    }
}
