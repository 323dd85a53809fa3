using System.Security.Cryptography;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBridge.Portal.Features;

/// <summary>Makes the account that makes all others, when a new deployment starts and has none.</summary>
internal sealed class CreateFirstAdministrator(
    IServiceScopeFactory scopes,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<CreateFirstAdministrator> logger) : IHostedService
{
    private const string DefaultEmail = "administrator@carebridge.local";
    private const string FileName = "administrator-password";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        if (await store.Accounts.AnyAsync(a => a.Id != Decoy.Id, cancellationToken)) return;

        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (configuration["Portal:AdministratorPassword"] is { Length: > 0 } password)
        {
            await CreateAsync(accounts, password);
            return;
        }
        if (PasswordPath() is not { } path)
        {
            logger.LogWarning(
                "There is no account yet and no administrator was made: set Portal:AdministratorPassword, "
                + "Portal:AdministratorPasswordFile or Keys:Folder");
            return;
        }
        // Of instances that start together, one writes the file and one makes the account, each with that password.
        var file = new PasswordFile(path);
        var written = file.Write(RandomNumberGenerator.GetHexString(24, lowercase: true));
        if (await CreateAsync(accounts, file.Read()))
            logger.LogWarning(
                "The first administrator's password is in the file {Path}: change it and delete the file", path);
        else if (written && !await IsOfAdministratorAsync(accounts, file.Read()))
            file.Delete();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Email => configuration["Portal:AdministratorEmail"] is { Length: > 0 } email ? email : DefaultEmail;

    private string? PasswordPath()
    {
        if (configuration["Portal:AdministratorPasswordFile"] is { Length: > 0 } path) return Path.GetFullPath(path);
        return configuration["Keys:Folder"] is { Length: > 0 } keys
            ? Path.GetFullPath(Path.Combine(keys, "..", FileName))
            : null;
    }

    /// <returns>False when another instance was faster.</returns>
    private async Task<bool> CreateAsync(UserManager<Account> accounts, string password)
    {
        var now = time.GetUtcNow();
        var administrator = new Account
        {
            Id = Guid.CreateVersion7(now),
            Email = EmailAddress.Normalize(Email)
                ?? throw new UsageException("Portal:AdministratorEmail is not an e-mail address."),
            Role = Role.Administrator,
            CreatedAt = now,
        };
        try
        {
            var result = await accounts.CreateAsync(administrator, password);
            if (!result.Succeeded)
            {
                throw new UsageException(
                    "The first administrator's password will not do: "
                + string.Join(" ", result.Errors.Select(error => error.Description)));
            }
            logger.LogInformation("Made the first administrator, {Account}", administrator.Id);
            return true;
        }
        catch (DbUpdateException exception) when (StoreFaults.IsDuplicate(exception))
        {
            return false;
        }
    }

    private async Task<bool> IsOfAdministratorAsync(UserManager<Account> accounts, string password) =>
        await accounts.FindByEmailAsync(EmailAddress.Normalize(Email)!) is { } administrator
        && await accounts.CheckPasswordAsync(administrator, password);
}
