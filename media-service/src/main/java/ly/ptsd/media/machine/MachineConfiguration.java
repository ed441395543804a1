package ly.ptsd.media.machine;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MachineConfiguration {

    @Bean
    MachineKey machineKey(MachineProperties properties) {
        return MachineKey.in(properties.stateDir());
    }
}
