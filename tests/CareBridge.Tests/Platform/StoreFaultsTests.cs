using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

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
    public void A_server_that_ends_the_session_is_an_outage_whatever_it_calls_it()
    {
        var ended = new PostgresException("could not write init file", "FATAL", "FATAL", "XX000");
        var failed = new PostgresException("out of its mind", "ERROR", "ERROR", "XX000");

        Assert.True(StoreFaults.IsOutage(ended));
        Assert.False(StoreFaults.IsOutage(failed));
    }

    [Fact]
    public void One_that_does_not_take_our_password_is_none()
    {
        var refused = new PostgresException("password authentication failed", "FATAL", "FATAL", "28P01");

        Assert.False(StoreFaults.IsOutage(refused));
        Assert.Equal(StoreRefusal.Credentials, StoreFaults.RefusalOf(refused));
    }

    [Fact]
    public void A_mistake_of_our_own_is_none()
    {
        var ours = new NullReferenceException { Source = "CareBridge.Platform" };

        Assert.False(StoreFaults.IsOutage(ours));
        Assert.False(StoreFaults.IsOfStore(ours));
    }
}
