using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Referrals;

/// <summary>What is written about a referral is for those who read it, and not for those who read the store.</summary>
public sealed class KeptWordsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string Words = "Sleeps badly since Tuesday";

    [Fact]
    public async Task Words_are_sealed_in_the_store_and_come_back_as_they_were()
    {
        var (id, participant) = (Guid.CreateVersion7(), await network.RegisterAsync());
        var terms = new
        {
            participantId = participant,
            receivingOrganizationId = network.Clinic,
            serviceCode = "housing",
            priority = "routine",
            reason = Words,
        };
        (await network.Specialist.PutAsJsonAsync(ReferralDesk.Route(id), terms)).EnsureSuccessStatusCode();

        // Whoever sends it again is compared with what was sealed.
        (await network.Specialist.PutAsJsonAsync(ReferralDesk.Route(id), terms)).EnsureSuccessStatusCode();
        var read = await network.Specialist.GetFromJsonAsync<JsonElement>(ReferralDesk.Route(id));
        Assert.Equal(Words, read.GetProperty("reason").GetString());
        var row = await RowAsync(id);
        Assert.Contains(row, value => value.StartsWith("CfDJ8", StringComparison.Ordinal));
        Assert.DoesNotContain(row, value => value.Contains("Tuesday", StringComparison.Ordinal));

        // A change of something else leaves them.
        (await network.Specialist.PostAsJsonAsync($"{ReferralDesk.Route(id)}/cancel", new { }))
            .EnsureSuccessStatusCode();
        var seal = network.Host.Services.GetRequiredService<ISeal>();
        var (reason, kept) = await network.InStoreAsync<ReferralsDbContext, (string?, string?)>(async store =>
        {
            var referral = await store.Referrals.AsNoTracking().SingleAsync(r => r.Id == id);
            return (referral.Reason,
                seal.Open<CareBridge.Contracts.Referrals.ReferralNotes>(referral.Notes!).Reason);
        });
        Assert.Equal((Words, Words), (reason, kept));
    }

    private Task<List<string>> RowAsync(Guid id) =>
        network.InStoreAsync<ReferralsDbContext, List<string>>(async store =>
        {
            await store.Database.OpenConnectionAsync();
            await using var select = store.Database.GetDbConnection().CreateCommand();
            select.CommandText = "SELECT * FROM referrals.referrals";
            await using var reader = await select.ExecuteReaderAsync();
            var values = new List<string>();
            while (await reader.ReadAsync())
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                if (row.Contains(id)) values.AddRange(row.Select(value => $"{value}"));
            }
            return values;
        });
}
