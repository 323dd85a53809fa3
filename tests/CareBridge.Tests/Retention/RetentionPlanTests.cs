using CareBridge.Aftercare.Storage;
using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Crisis.Storage;
using CareBridge.Directory.Domain.Holds;
using CareBridge.Directory.Storage;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Retention;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Storage;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Retention;

/// <summary>A table that is added is added to the plan by which it is deleted.</summary>
public sealed class RetentionPlanTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    /// <summary>Columns that say of whom a row is.</summary>
    private static readonly string[] Persons = ["ParticipantId", "PersonId", "AccountId", "PatientId", "FirstId"];

    /// <summary>The accounting proves itself by being whole; the others say what was done.</summary>
    private static readonly Type[] Kept =
    [
        typeof(DisclosureRecord), typeof(AccountingHead), typeof(AccountingAnchorEntry), typeof(Disposition),
        typeof(LegalHold),
    ];

    /// <summary>Of staff, whose person is a human being with a position.</summary>
    private static readonly string[] OfStaff = ["staff", "on_call_overrides", "on_call_absences", "on_call_feeds"];

    [Fact]
    public async Task Every_table_that_names_a_participant_is_in_its_services_plan()
    {
        var missing = new List<string>();
        await LookAsync<DirectoryDbContext>(missing);
        await LookAsync<ConsentDbContext>(missing);
        await LookAsync<ReferralsDbContext>(missing);
        await LookAsync<AftercareDbContext>(missing);
        await LookAsync<CrisisDbContext>(missing);
        await LookAsync<ExchangeDbContext>(missing);
        await LookAsync<PortalDbContext>(missing);

        Assert.Empty(missing);
    }

    [Fact]
    public async Task A_table_that_is_not_in_a_plan_is_found()
    {
        var unplanned = await network.InStoreAsync<DirectoryDbContext, List<string>>(
            store => Task.FromResult(Unplanned(store.Model, new RetentionPlan<DirectoryDbContext>())));

        Assert.Contains("directory.participant_match_keys", unplanned);
        Assert.Contains("directory.enrollments", unplanned);
    }

    private async Task LookAsync<TContext>(List<string> missing)
        where TContext : ServiceDbContext =>
        missing.AddRange(await network.InStoreAsync<TContext, List<string>>(store => Task.FromResult(
            Unplanned(store.Model, network.Host.Services.GetRequiredService<RetentionPlan<TContext>>()))));

    /// <summary>Tables with such a column, and those that hang on one that is deleted.</summary>
    private static List<string> Unplanned<TContext>(IModel model, RetentionPlan<TContext> plan)
        where TContext : ServiceDbContext
    {
        var planned = plan.Kinds.Select(kind => kind.Row).ToHashSet();
        return
        [
            .. from entity in model.GetEntityTypes()
               where !entity.IsOwned() && !planned.Contains(entity.ClrType) && !Kept.Contains(entity.ClrType)
               let table = entity.GetTableName()
               where !OfStaff.Contains(table)
               where entity.GetProperties().Any(column => Persons.Contains(column.Name))
                   || entity.GetForeignKeys().Any(key => planned.Contains(key.PrincipalEntityType.ClrType))
               select $"{entity.GetSchema()}.{table}",
        ];
    }
}
