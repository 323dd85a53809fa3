using CareBridge.Exchange.Domain;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Exchange.Subscriptions;

[Collection(SubscriptionCollection.Name)]
public sealed class PassingOverTests(SubscriptionWorld world)
{
    private readonly string _path = $"hook-{Guid.CreateVersion7():N}";

    private ExchangeWorld Exchange => world.Exchange;

    /// <summary>As the deletion of somebody's records leaves it.</summary>
    [Fact]
    public async Task Events_that_are_gone_before_they_were_delivered_are_passed_over()
    {
        var participant = world.Consenting();
        var id = await world.SubscribeAsync(world.Request(
            "aftercare-updated", _path, "id-only", $"Observation?patient=Patient/{participant}"));
        var isDown = true;
        world.Receiver.Answers[_path] = _ => Task.FromResult(isDown ? 500 : 200);
        for (var i = 0; i < 2; i++) await world.CheckInAsync(participant);
        await Eventually.IsAsync(2L, async () => (await KeptAsync(id)).LastNumber);
        var key = (await KeptAsync(id)).Key;
        await Exchange.InStoreAsync(store =>
            store.SubscriptionEvents.Where(e => e.SubscriptionKey == key).ExecuteDeleteAsync());
        isDown = false;

        await Eventually.IsAsync(2L, async () => (await KeptAsync(id)).Delivered);
        await world.CheckInAsync(participant);

        Assert.Equal([3], (await world.ReceivedAsync(_path, one => one.Numbers is [3])).Numbers);
        await Exchange.ClinicClient.DeleteAsync($"/fhir/Subscription/{id}");
    }

    private Task<Subscription> KeptAsync(Guid id) => Exchange.InStoreAsync(store =>
        store.Subscriptions.AsNoTracking().SingleAsync(one => one.Id == id));
}
