using CareBridge.Consent;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Hosting;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Consent;

/// <summary>What an operator sees on the command line, on a deployment's store and keys.</summary>
public sealed class VerifyAccountingCommandTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    private IConfiguration Settings => network.Host.Services.GetRequiredService<IConfiguration>();

    [Fact]
    public async Task It_ends_with_0_when_all_is_as_it_was_written_and_with_1_and_the_place_when_not()
    {
        var participant = await DiscloseAsync();

        var (before, good) = await RunAsync();
        await SetRecipientAsync(participant, Guid.CreateVersion7());
        var (after, bad) = await RunAsync();
        await network.InStoreAsync(store =>
            store.Disclosures.Where(line => line.ParticipantId == participant).ExecuteDeleteAsync());
        await network.InStoreAsync(store =>
            store.AccountingHeads.Where(head => head.ParticipantId == participant).ExecuteDeleteAsync());

        Assert.Equal(0, before);
        Assert.Contains("The accounting of disclosures is intact.", good);
        Assert.Equal(1, after);
        Assert.Contains($"edited: participant {participant} line 1{Environment.NewLine}", bad);
        Assert.Contains("The accounting of disclosures is NOT intact.", bad);
    }

    [Fact]
    public async Task A_copy_of_an_anchor_from_the_log_bears_witness()
    {
        await DiscloseAsync();
        await network.AnchorAsync();
        var anchor = await network.InStoreAsync(store =>
            store.Anchors.OrderByDescending(a => a.Number).FirstAsync());

        Assert.Equal(0, (await RunAsync($"{anchor.Number}:{anchor.Hash.ToUpperInvariant()}")).Exit);
        var (other, changed) = await RunAsync($"{anchor.Number}:{new string('a', 64)}");
        var (gone, missing) = await RunAsync($"{anchor.Number}:{anchor.Hash},{anchor.Number + 1}:{anchor.Hash}");

        Assert.Equal((1, 1), (other, gone));
        Assert.Contains($"anchor changed: anchor {anchor.Number}", changed);
        Assert.Contains($"anchor missing: anchor {anchor.Number + 1}", missing);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1:abc")]
    [InlineData("one:0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task What_is_no_anchor_is_refused(string anchor) =>
        await Assert.ThrowsAsync<UsageException>(() => RunAsync(anchor));

    [Fact]
    public async Task It_runs_beside_the_host_from_its_own_process()
    {
        var arguments = new[] { "Data:Folder", "Store:Provider", "ConnectionStrings:consent" }
            .SelectMany(key => new[] { $"--{key}", Settings[key]! });

        Assert.Equal(0, await Launcher.RunAsync(["verify-accounting", .. arguments], CareBridge.Host.Services.All));
        Assert.Equal(69, await Launcher.RunAsync(
            [
                "verify-accounting", .. arguments, "--Store:Provider", "PostgreSql", "--ConnectionStrings:consent",
                $"Host=127.0.0.1;Port={FreePort.Next()};Timeout=1",
            ],
            CareBridge.Host.Services.All));
    }

    private async Task<Guid> DiscloseAsync()
    {
        var (participant, _) = await network.GrantedAsync();
        await network.AuthorizeAsync(network.Question(participant, DisclosureCategory.Referrals));
        return participant;
    }

    private Task<int> SetRecipientAsync(Guid participant, Guid recipient) => network.InStoreAsync(store =>
        store.Disclosures.Where(line => line.ParticipantId == participant)
            .ExecuteUpdateAsync(line => line.SetProperty(l => l.RecipientId, recipient)));

    private async Task<(int Exit, string Output)> RunAsync(string? anchor = null)
    {
        Settings["anchor"] = anchor;
        await using var output = new StringWriter();
        var exit = await new ConsentModule().Commands.Single()
            .RunAsync(network.Host.Services, output, CancellationToken.None);
        return (exit, output.ToString());
    }
}
