using System.Data.Common;
using CareBridge.Aftercare.Storage;
using CareBridge.Consent.Storage;
using CareBridge.Crisis.Storage;
using CareBridge.Directory.Storage;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Exporting;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Storage;
using CareBridge.Referrals.Storage;
using CareBridge.Tests.Platform.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exporting;

/// <summary>A table that is added is an organization's own, or is left out for a reason: somebody has to say.</summary>
public sealed class ExportPlanTests(KeyDesk desk) : IClassFixture<KeyDesk>
{
    /// <summary>Endings of columns that let somebody in, or prove who somebody is.</summary>
    private static readonly string[] Secrets =
    [
        "TokenHash", "PasswordHash", "PinHash", "PinSalt", "SessionHash", "Stamp", "Secret", "Secrets", "WebhookKey",
        "PublicKey", "CredentialId",
    ];

    /// <summary>Counts changes of an export, an import or a subscription, and proves nothing.</summary>
    private static readonly string[] Harmless = ["Subscription.Stamp", "Invitation.Stamp"];

    [Fact]
    public void Every_table_is_written_or_left_out_for_a_reason()
    {
        var faults = new List<string>();
        Look<DirectoryDbContext>(faults);
        Look<ConsentDbContext>(faults);
        Look<ReferralsDbContext>(faults);
        Look<AftercareDbContext>(faults);
        Look<CrisisDbContext>(faults);
        Look<ExchangeDbContext>(faults);
        Look<PortalDbContext>(faults);

        Assert.Empty(faults);
    }

    [Fact]
    public void A_table_that_nobody_has_decided_on_is_found()
    {
        using var scope = desk.Command.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<ReferralsDbContext>().Model;

        Assert.Equal(
            ["contacts", "known_staff", "referral_history", "referrals"],
            FaultsOf(model, new ExportPlan<ReferralsDbContext>()).Select(fault => fault.Split(' ')[0]).Order());
    }

    [Fact]
    public async Task Every_file_can_be_read_from_SQL_Server_as_well()
    {
        await TranslateAsync<DirectoryDbContext>();
        await TranslateAsync<ConsentDbContext>();
        await TranslateAsync<ReferralsDbContext>();
        await TranslateAsync<AftercareDbContext>();
        await TranslateAsync<CrisisDbContext>();
        await TranslateAsync<ExchangeDbContext>();
        await TranslateAsync<PortalDbContext>();
    }

    /// <summary>What cannot be put into its SQL fails before a server is looked for.</summary>
    private async Task TranslateAsync<TContext>()
        where TContext : ServiceDbContext
    {
        var options = new DbContextOptionsBuilder<TContext>().AddInterceptors(new Turnstile());
        StoreRegistration.Use(options, StoreProvider.SqlServer, "Server=127.0.0.1", "any");
        await using var store = (TContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
        var seal = desk.Command.GetRequiredService<ISeal>();
        foreach (var kind in desk.Command.GetRequiredService<ExportPlan<TContext>>().Kinds)
        {
            await Assert.ThrowsAsync<TranslatedException>(
                () => kind.ReadAsync(store, Guid.CreateVersion7(), seal, default).FirstAsync().AsTask());
        }
    }

    private void Look<TContext>(List<string> faults)
        where TContext : ServiceDbContext
    {
        using var scope = desk.Command.CreateScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var plan = desk.Command.GetRequiredService<ExportPlan<TContext>>();
        faults.AddRange(FaultsOf(store.Model, plan).Concat(SecretsIn(store.Model, plan)));
        Assert.Distinct(plan.Kinds.Select(kind => kind.Name));
    }

    private static IEnumerable<string> FaultsOf<TContext>(IModel model, ExportPlan<TContext> plan)
        where TContext : ServiceDbContext
    {
        var written = plan.Kinds.Select(kind => kind.Row).ToHashSet();
        var leftOut = plan.LeftOut.Select(table => table.Row).ToList();
        Assert.All(plan.LeftOut, table => Assert.EndsWith(".", table.Why));
        return
        [
            .. from entity in model.GetEntityTypes()
               where !entity.IsOwned()
               let decisions = leftOut.Count(row => row == entity.ClrType) + (written.Contains(entity.ClrType) ? 1 : 0)
               where decisions != 1
               select $"{entity.GetTableName()} is decided on {decisions} times",
        ];
    }

    private static IEnumerable<string> SecretsIn<TContext>(IModel model, ExportPlan<TContext> plan)
        where TContext : ServiceDbContext =>
        from kind in plan.Kinds
        from column in model.FindEntityType(kind.Row)!.GetProperties()
        where Secrets.Any(ending => column.Name.EndsWith(ending, StringComparison.Ordinal))
            && !kind.Without.ContainsKey(column.Name) && !Harmless.Contains($"{kind.Row.Name}.{column.Name}")
        select $"{kind.Name} has {column.Name}";

    /// <summary>Nothing goes to a server.</summary>
    private sealed class Turnstile : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default) => throw new TranslatedException();
    }

    private sealed class TranslatedException : Exception;
}
