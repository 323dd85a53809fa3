using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Platform;

public sealed class StoreFaultsTests
{
    [Fact]
    public void A_driver_that_trips_up_over_a_broken_connection_is_an_outage()
    {
        var tripped = new NullReferenceException { Source = "Npgsql" };

        Assert.True(StoreFaults.IsOutage(tripped));
        Assert.True(StoreFaults.IsOutage(new DbUpdateException("It was not kept.", tripped)));
        Assert.False(StoreFaults.IsConflict(tripped));
    }

    [Fact]
    public void A_mistake_of_our_own_is_none()
    {
        var ours = new NullReferenceException { Source = "CareBridge.Platform" };

        Assert.False(StoreFaults.IsOutage(ours));
        Assert.False(StoreFaults.IsOfStore(ours));
    }
}
